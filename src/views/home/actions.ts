export const homeActions = {
  placeOrder: 'home.place-order',
  createCake: 'home.create-cake',
  createProduct: 'home.create-product',
  onboardEmployee: 'home.onboard-employee',
} as const;

/** The buttons that lead to another place on Home, which is their value: of the board, or of the menu. */
export const homeTurns = {
  all: 'home.show-all',
  waiting: 'home.show-waiting',
  preparation: 'home.show-preparation',
  ready: 'home.show-ready',
  earlier: 'home.earlier-page',
  next: 'home.next-page',
  menuBack: 'home.menu-back',
  menuOn: 'home.menu-on',
} as const;
