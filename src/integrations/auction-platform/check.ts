import type { Check } from '../../platform/checkup.ts';
import { fine } from '../../platform/checkup.ts';
import { createAuctionPlatform } from './platform.ts';

/** It is asked for a batch that was never handed in: whatever it says of it, it speaks with us. */
export function checkAuctionPlatform(url: string): Check {
  const platform = createAuctionPlatform({ url });
  return async (signal) => {
    await platform.results('ovenbird-doctor', signal);
    return [fine(`the auction’s platform at ${new URL(url).host}`)];
  };
}
