/** The workspace's admin, who opens the bakery. */
export const MANAGER = { id: 'U0MANAGER', name: 'Olivia Baker' };

export const KITCHEN = { id: 'C0KITCHEN', name: 'kitchen' };

/** Recipes for one eater; prices for one eater, in cents. */
export const CAKES = {
  'Chocolate Cake': { price: 450, recipe: 'chocolate 33.5 g\nbutter 16.5 g\nflour 8.5 g\nsugar 16.5 g\neggs 1' },
  'Carrot Cake': { price: 380, recipe: 'carrots 40 g\nalmonds 25 g\nsugar 18 g\nflour 12 g\neggs 1' },
};

export const PRODUCTS = [
  {
    name: 'Latte',
    variations: [
      { name: 'Small', price: 320 },
      { name: 'Medium', price: 370 },
      { name: 'Large', price: 420 },
    ],
  },
  { name: 'Mint Tea', price: 280 },
];

/** What is on the shelf, and below which amount it runs low: nothing that goes into a chocolate cake. */
export const STOCK = [
  { name: 'carrots', unit: 'g', onHand: 2_500, lowMark: 500 },
  { name: 'almonds', unit: 'g', onHand: 1_200, lowMark: 300 },
  { name: 'birthday candles', unit: 'pcs', onHand: 40, lowMark: 12 },
] as const;

/** Who may use the API, with the password that everybody knows: in the sandbox alone. */
export const API_USERS = [
  { email: 'manager@example.com', role: 'manager' },
  { email: 'customer@example.com', role: 'customer' },
] as const;
export const API_PASSWORD = 'test';

/** The ovens' meters: a program that hands in what they want of the energy auction. */
export const METERS = { name: 'Oven meters', scopes: ['auction:submit', 'auction:read'] };

export const BAKERS = [
  { firstName: 'Ben', lastName: 'Baker', permissions: { developer: false, manager: false }, slackUser: 'U0BAKER' },
];
