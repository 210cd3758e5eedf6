import { describe, expect, it } from 'vitest';
import { expandSwitches } from '../../src/cli/switches.ts';
import { PrickakontoError } from '../../src/domain/error.ts';

const all = ['run', '--import', '--reconcile'];

describe('the short words of schedulers', () => {
  it.each([
    ['/A', all],
    ['/a', all],
    ['-A', all],
    ['-a', all],
    ['/U', ['run', '--import']],
    ['-u', ['run', '--import']],
    ['/R', ['run', '--reconcile']],
    ['-r', ['run', '--reconcile']],
    ['/?', ['--help']],
  ])('%s means %j', (word, expected) => {
    expect(expandSwitches([word])).toEqual(expected);
  });

  it('leaves paths, options and other words as they are', () => {
    const words = ['inspect', '/data/x', '/a/b', '/AB', '-h', '-v', '--all', '/'];
    expect(expandSwitches(words)).toEqual(words);
  });

  it('takes the configuration in the same style', () => {
    expect(expandSwitches(['/A', '/CONFIG:D:\\pricka\\prickakonto.yaml'])).toEqual([
      ...all,
      '--config',
      'D:\\pricka\\prickakonto.yaml',
    ]);
    expect(expandSwitches(['/u', '/config:/etc/p.yaml'])).toEqual([
      'run',
      '--import',
      '--config',
      '/etc/p.yaml',
    ]);
  });

  it('refuses two of them', () => {
    const fault = (): PrickakontoError => {
      try {
        expandSwitches(['/A', '--json', '-u']);
      } catch (error) {
        if (error instanceof PrickakontoError) return error;
      }
      throw new Error('was accepted');
    };
    expect(fault()).toMatchObject({ code: 'cli-too-many-switches', params: { words: '/A -u' } });
  });
});
