import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noticeText } from '../lambda/notice/text.ts';

describe('what is said in Slack', () => {
  it('of an alarm: what it is, how it stands, and why', () => {
    const alarm = (NewStateValue: string) => JSON.stringify({ AlarmName: 'a', NewStateValue, NewStateReason: '1 > 0' });
    assert.equal(noticeText('ALARM: a', alarm('ALARM')), ':rotating_light: *a*: ALARM\n1 &gt; 0');
    assert.match(noticeText(undefined, alarm('OK')), /^:white_check_mark: \*a\*: OK/);
  });

  it('of the pipeline: that it failed, and where to look', () => {
    const change = {
      'detail-type': 'CodePipeline Pipeline Execution State Change',
      region: 'eu-west-1',
      detail: { pipeline: 'ovenbird', state: 'FAILED', 'execution-id': 'e-1' },
    };
    const text = noticeText(undefined, JSON.stringify(change));
    assert.match(text, /\*ovenbird\*: FAILED/);
    assert.match(text, /<https:\/\/eu-west-1\.console\.aws\.amazon\.com\/[^|]+\/ovenbird\/executions\/e-1\/timeline\|/);
  });

  it('of anything else: what it says, and nothing that it could mention', () => {
    assert.equal(
      noticeText('The energy auction', 'failed: <!channel>'),
      '*The energy auction*\nfailed: &lt;!channel&gt;',
    );
    assert.equal(noticeText(undefined, '{"Records": []}'), '{"Records": []}');
    assert.ok(noticeText(undefined, 'x'.repeat(300_000)).length < 3_000);
  });
});
