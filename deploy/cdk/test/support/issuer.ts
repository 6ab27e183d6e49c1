import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { startStubServer } from '../../../../test/support/stub-server.ts';

/** An OpenID Connect issuer. */
export async function openIssuer() {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256', use: 'sig' }] };
  const stub = await startStubServer();
  stub.answer = (response, { url }) => {
    const isDiscovery = url?.startsWith('/.well-known');
    const said = isDiscovery ? { issuer: stub.url, jwks_uri: `${stub.url}/keys` } : keys;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(said));
  };
  const audience = 'https://ovenbird.example.com';
  return {
    ...{ issuer: stub.url, audience, close: stub.close },
    token: (scope: string) =>
      new SignJWT({ scope, client_id: 'meter' })
        .setProtectedHeader({ alg: 'ES256', kid: 'k' })
        .setIssuer(stub.url)
        .setAudience(audience)
        .setSubject('meter')
        .setExpirationTime('5m')
        .sign(privateKey),
  };
}

export type Issuer = Awaited<ReturnType<typeof openIssuer>>;
