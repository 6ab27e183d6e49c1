export { type AuctionPlatformOptions, createAuctionPlatform } from './platform.ts';
