export { type Audience, isNews, type NewsType, news } from './news.ts';
export { mayHear, type ToldEvent, told } from './told.ts';
