export { type Audience, isNews, type NewsType, news } from './news.ts';
export { createTell, mayHear, type Tell, type ToldEvent } from './told.ts';
