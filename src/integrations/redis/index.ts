export {
  createRedisPublisher,
  EVENT_STREAM,
  eventChannel,
  type RedisMessage,
  type RedisPublisher,
} from './event-publisher.ts';
