import { describe, expect, it } from 'vitest';
import { allowedLink, openLink } from '../../../main/desktop/links.ts';

describe('links that may open in the browser', () => {
  it.each([
    'https://kalshi.com/',
    'https://kalshi.com/markets/kxhighny/highest-temperature-in-nyc#kxhighny-26aug09',
    'https://help.kalshi.com/account?x=1',
    'https://demo.kalshi.com/account/profile',
  ])('allows %s', (url) => expect(allowedLink(url)).toBe(url));

  it('hands on what the parser understood', () => {
    expect(allowedLink('HTTPS://KALSHI.COM:443\\markets')).toBe('https://kalshi.com/markets');
  });

  it.each([
    'http://kalshi.com/',
    'https://kalshi.com.evil.example/',
    'https://evilkalshi.com/',
    'https://kalshi.com@evil.example/',
    'https://kalshi.com:pw@evil.example/',
    'https://user@kalshi.com/',
    'https://:pw@kalshi.com/',
    'https://kalshi.com:8443/',
    'https://evil.example\\@kalshi.com/',
    'https://evil.example/#https://kalshi.com/',
    'https://evil.example/?u=kalshi.com',
    'https://kаlshi.com/',
    'https://kalshi.com./',
    'https://kalshi.co/',
    'https://kalshi。com.evil.example/',
    'javascript:alert(1)//https://kalshi.com/',
    'data:text/html,https://kalshi.com/',
    'file:///etc/passwd',
    'file://kalshi.com/share',
    'ms-settings:kalshi.com',
    'vscode://kalshi.com/',
    '//kalshi.com/',
    'kalshi.com',
    '',
    `https://kalshi.com/${'a'.repeat(2081)}`,
  ])('refuses %s', (url) => expect(allowedLink(url)).toBeNull());

  it('never asks the system to open a refused link', async () => {
    const opened: string[] = [];
    const open = (url: string): Promise<void> => Promise.resolve(void opened.push(url));
    const result = await openLink(open, 'https://evil.example/');
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(opened).toEqual([]);
    expect(await openLink(open, 'https://kalshi.com/a')).toEqual({ ok: true, value: undefined });
    expect(opened).toEqual(['https://kalshi.com/a']);
  });

  it('says what to look at when no browser opens', async () => {
    const result = await openLink(() => Promise.reject(new Error('no')), 'https://kalshi.com/');
    expect(result.ok ? '' : result.error.message).toContain('browser');
  });
});
