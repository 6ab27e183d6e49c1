import { broken, type Check, fine } from '../../platform/checkup.ts';
import { messageOf } from '../../platform/errors.ts';
import { discover, type OutsideIssuer } from './outside-issuer.ts';

/** Whether the outside issuer says where its keys are. https://openid.net/specs/openid-connect-discovery-1_0.html */
export const checkIssuer =
  ({ issuer }: OutsideIssuer): Check =>
  async () => {
    try {
      await (await discover(issuer)).reload();
      return [fine(`the keys of ${issuer}`)];
    } catch (error) {
      const remedy = 'AUTH_ISSUER is the address exactly as its /.well-known/openid-configuration says it.';
      return [broken(`the keys of ${issuer}: ${messageOf(error)}`, remedy)];
    }
  };
