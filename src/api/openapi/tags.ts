/** What the document's chapters are, in their order. */
export const TAGS = {
  Cakes: 'What is baked, with the recipe for one eater.',
  Products: 'The whole menu: cakes, and what is sold without a recipe.',
  Orders: 'What is ordered, from its placing to the door.',
  Stock: 'What is there, and what is bought from suppliers.',
  Employees: 'Who works at the bakery.',
  Assistance: 'Questions to the bakery’s team.',
  Auction: 'The energy auction, for the programs that take part.',
  Events: 'What happens, as it happens.',
  Health: 'Whether anybody is there.',
  Access: 'Tokens, and the keys they are signed with.',
} as const;

export type Tag = keyof typeof TAGS;
