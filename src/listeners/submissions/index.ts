import type { App, ViewSubmitAction } from '@slack/bolt';
import { assistanceForm } from '../../views/modals/assistance-form.ts';
import { customerForm } from '../../views/modals/customer-form.ts';
import { githubLoginForm } from '../../views/modals/github-login-form.ts';
import { onboardingForm } from '../../views/modals/onboarding-form.ts';
import { orderForm } from '../../views/modals/order-form.ts';
import { productForm } from '../../views/modals/product-form.ts';
import { settingsForm } from '../../views/modals/settings-form.ts';
import { topicsForm } from '../../views/modals/topics-form.ts';
import { answerSubmission, type Edge } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { submitAssistanceForm } from './assistance-form.ts';
import { submitCustomerForm } from './customer-form.ts';
import { submitGithubLoginForm } from './github-login-form.ts';
import { submitOnboardingForm } from './onboarding-form.ts';
import { submitOrderForm } from './order-form.ts';
import { submitProductForm } from './product-form.ts';
import { submitSettingsForm } from './settings-form.ts';
import { submitTopicsForm } from './topics-form.ts';

export function registerSubmissions(app: App, edge: Edge, deps: ListenerDependencies): void {
  const handlers = {
    [orderForm.callbackId]: submitOrderForm(deps),
    [productForm.callbackId]: submitProductForm(deps),
    [onboardingForm.callbackId]: submitOnboardingForm(deps),
    [githubLoginForm.callbackId]: submitGithubLoginForm(deps),
    [customerForm.callbackId]: submitCustomerForm(deps),
    [settingsForm.callbackId]: submitSettingsForm(deps),
    [topicsForm.callbackId]: submitTopicsForm(deps),
    [assistanceForm.callbackId]: submitAssistanceForm(deps),
  };
  for (const [callbackId, handler] of Object.entries(handlers)) {
    app.view<ViewSubmitAction>(callbackId, answerSubmission(edge, handler));
  }
}
