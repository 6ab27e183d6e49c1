export {
  type BakerySettings,
  CHANNELS,
  type Channel,
  type ChannelUse,
  LONGEST_LEAD_TIME_HOURS,
  PROCUREMENT_MODES,
  type SettingsPatch,
} from './bakery-settings.ts';
export type { KitchenChannelChosen } from './events.ts';
export type { ManagersNotes, SettingsNote } from './notes.ts';
export { createSettings, type Settings, type SettingsDependencies } from './settings.ts';
export { settingsCollection } from './store.ts';
export {
  type ClosedTarget,
  LONGEST_TOPIC_NAME,
  MOST_TOPICS,
  type Topic,
  type TopicKind,
  type TopicTarget,
  topicName,
  topicsSchema,
} from './topics.ts';
