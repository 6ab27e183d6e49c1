import { newSigningKeys } from './start/signing-keys.ts';

console.log(newSigningKeys());
