export const homeActions = {
  placeOrder: 'home.place-order',
  createCake: 'home.create-cake',
  onboardEmployee: 'home.onboard-employee',
  page: 'home.page',
} as const;
