import type { Question } from '../../services/assistance/index.ts';
import { type Mail, mailOf } from './mail.ts';

/** A question as it comes by mail; an answer to it goes to whoever asked, where their address is known. */
export function questionMail({ topic, description, asker, test }: Question): Mail {
  if (test) {
    const news = `A test by ${asker.name}`;
    return mailOf(`${news}: questions about ${topic}`, [`${news}: this is where questions about ${topic} would come.`]);
  }
  const how = asker.email
    ? `Answer this mail: it goes to ${asker.name}, ${asker.email}.`
    : `No address of ${asker.name} is known${asker.slackUser ? ': please answer in Slack' : ''}.`;
  return mailOf(`${asker.name} asks about ${topic}`, [`${asker.name} asks about ${topic}:`, description, how]);
}
