export {
  createRedisPublisher,
  EVENT_CHANNEL,
  EVENT_STREAM,
  type RedisMessage,
  type RedisPublisher,
} from './event-publisher.ts';
