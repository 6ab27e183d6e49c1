import { assistanceRoutes } from './assistance/routes.ts';
import { auctionRoutes } from './auction/routes.ts';
import { keysRoute } from './auth/keys-route.ts';
import { tokenRoute } from './auth/token-route.ts';
import { cakeRoutes } from './cakes/routes.ts';
import { employeeRoutes } from './employees/routes.ts';
import { eventRoutes } from './events/routes.ts';
import { heartbeatRoutes } from './heartbeat/routes.ts';
import type { Route } from './http/route.ts';
import { ingredientRoutes } from './ingredients/routes.ts';
import { orderRoutes } from './orders/routes.ts';
import { productRoutes } from './products/routes.ts';
import { variationRoutes } from './products/variation-routes.ts';
import { purchaseRequestRoutes } from './purchase-requests/routes.ts';

/** Everything that programs can do, in the document's order. */
export const routes: readonly Route[] = [
  ...cakeRoutes,
  ...productRoutes,
  ...variationRoutes,
  ...orderRoutes,
  ...ingredientRoutes,
  ...purchaseRequestRoutes,
  ...employeeRoutes,
  ...assistanceRoutes,
  ...auctionRoutes,
  ...eventRoutes,
  ...heartbeatRoutes,
  tokenRoute,
  keysRoute,
];
