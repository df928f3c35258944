import { describe, expect, it } from 'vitest';
import type { MarketCondition } from '../../../../preload/contract/alerts.ts';
import { bidRisesTo, contracts, draft, Rig } from '../rig.ts';

async function csvOf(
  condition: MarketCondition,
  note: string,
  act: (rig: Rig) => Promise<void>,
): Promise<readonly string[]> {
  const rig = await new Rig().start();
  rig.create(draft(condition, { note }));
  await act(rig);
  return rig.service.inbox.exportCsv({}).split('\r\n');
}

describe('the list as CSV', () => {
  it('has one line per firing, with ISO times and exact decimals', async () => {
    const lines = await csvOf(bidRisesTo(64), '', (rig) => rig.feed(60, 64.5));
    expect(lines).toEqual([
      'id,time,rule,market,condition,event,value,threshold,direction,result,exchange_time,received_time,source,late,delivery,shown_time,note',
      '1,2026-11-22T12:00:02.000Z,1,KXFED-26DEC-CUT,YES bid at or above 64¢,YES 64.5¢ ▲,0.6450,0.6400,up,,2026-11-22T12:00:02.000Z,2026-11-22T12:00:02.000Z,stream,,shown,2026-11-22T12:00:02.000Z,',
      '',
    ]);
  });

  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@A1', `"'@A1"`],
    ['\t=1', `"'\t=1"`],
    ['a, "b"\nc', '"a, ""b""\nc"'],
  ])('neutralises %j', async (note, cell) => {
    const lines = await csvOf(bidRisesTo(64), note, (rig) => rig.feed(60, 65));
    expect(lines.slice(1, -1).join('\r\n')).toMatch(
      new RegExp(`,${cell.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`),
    );
  });

  it('counts volume in contracts', async () => {
    const volume: MarketCondition = { kind: 'volume', atLeast: contracts(500), minutes: 5 };
    const lines = await csvOf(volume, '', async (rig) => {
      rig.tick(rig.quote(60));
      await rig.clock.advance(1000);
      rig.tick(rig.quote(60, { volume: contracts(750) }));
    });
    expect(lines[1]).toContain('750 contracts in 5 min,750.00,500.00');
  });
});
