import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Ticket } from '../../live/outside.ts';
import { attempt } from '../../notices/own-notices.ts';
import { send } from '../../state/refused.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import panel from '../panel.module.css';
import styles from './jira.module.css';

/** What was said about a ticket, and a line to say more. */
export function Comments({ ticket: { key, comments } }: { ticket: Ticket }): ReactNode {
  const id = useId();
  const [text, setText] = useState('');
  const say = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    setText('');
    void attempt(() => send('POST', `/jira/tickets/${key}/comments`, { text }));
  };
  return (
    <section className={panel.list} aria-label="Comments">
      <h3 className={panel.heading}>Comments</h3>
      {comments.map(({ id: comment, author, text: words }) => (
        <div key={comment} className={styles.comment}>
          <Avatar name={author} isApp={author === 'Ovenbird'} size={26} />
          <div>
            <strong>{author}</strong>
            <p>{words}</p>
          </div>
        </div>
      ))}
      <form className={panel.row} onSubmit={say}>
        <label htmlFor={id} className="visually-hidden">
          Comment
        </label>
        <input
          id={id}
          className={styles.say}
          value={text}
          placeholder="Say something as the supplier"
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit">Comment</Button>
      </form>
    </section>
  );
}
