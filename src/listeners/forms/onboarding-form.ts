import type { ModalView } from '@slack/types';
import { requireManager } from '../../services/principal.ts';
import { onboardingFormView } from '../../views/modals/onboarding-form.ts';
import type { Asked } from '../answering/index.ts';

/** The onboarding form, for whoever may onboard. */
export async function emptyOnboardingForm({ by }: Asked): Promise<ModalView> {
  requireManager(by, 'onboard employees');
  return onboardingFormView();
}
