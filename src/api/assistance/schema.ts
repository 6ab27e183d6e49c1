import { z } from 'zod';
import { type AssistanceRequest, LONGEST_DESCRIPTION } from '../../services/assistance/index.ts';
import { LONGEST_TOPIC_NAME } from '../../services/settings/index.ts';

export const newAssistanceRequest = z
  .strictObject({
    topic: z
      .string()
      .trim()
      .min(1)
      .max(LONGEST_TOPIC_NAME)
      .meta({ description: 'One of those there are.', example: 'sales' }),
    description: z.string().trim().min(1).max(LONGEST_DESCRIPTION).meta({ example: 'Do you deliver on Sundays?' }),
  })
  .meta({ id: 'NewAssistanceRequest' });

const destination = z
  .strictObject({
    kind: z
      .string()
      .meta({ description: '`slack`, `mail` and the like; `managers` where nobody else can be reached.' }),
    target: z.string().optional().meta({ description: 'A channel’s id, an address, as its kind has it.' }),
  })
  .meta({ id: 'AssistanceDestination' });

export const assistanceRequest = z
  .strictObject({
    id: z.string(),
    topic: z.string(),
    goes_to: destination.optional().meta({ description: 'Left out while that is not known yet.' }),
  })
  .meta({ id: 'AssistanceRequest' });

export const topics = z
  .strictObject({ items: z.array(z.strictObject({ name: z.string() })) })
  .meta({ id: 'AssistanceTopics' });

export function showRequest({ id, topic, goesTo }: AssistanceRequest): z.output<typeof assistanceRequest> {
  return { id, topic, goes_to: goesTo === 'managers' ? { kind: goesTo } : goesTo };
}
