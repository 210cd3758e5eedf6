/** The house's rules that no other tool keeps. A rule that fails says what to write instead. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allCodes } from '../src/domain/codes.ts';
import { programVersion } from '../src/domain/version.ts';
import { type Language, textOf } from '../src/i18n/text.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');
const lineCount = (text: string): number => text.replace(/\n$/, '').split('\n').length;

function filesBelow(folder: string, ending: string): string[] {
  if (!existsSync(root + folder)) return [];
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(ending) && !path.includes('node_modules/') && !path.includes('/var/'))
    .sort();
}

const codeFolders = ['src', 'scripts', 'bench', 'samples', 'test'];
const codeFiles = [...codeFolders.flatMap((folder) => filesBelow(folder, '.ts')), 'vitest.config.ts'];
const sourceFiles = codeFiles.filter((path) => path.startsWith('src/'));
const textFiles = [
  ...codeFiles,
  ...['docs', 'config', 'samples', '.ci', '.vscode', 'bin'].flatMap((folder) =>
    ['.md', '.yaml', '.json', '.js', 'run'].flatMap((ending) => filesBelow(folder, ending)),
  ),
  ...readdirSync(root).filter((name) =>
    /\.(md|json|cjs|ts)$|^\.(npmrc|gitattributes|editorconfig)$/.test(name),
  ),
];
const documents = textFiles.filter((path) => path.endsWith('.md'));

describe('sizes', () => {
  /** Tables of texts and codes: long because there is much to say, not because much is done. */
  const tables = /^src\/(i18n\/(sv|en)\/|domain\/codes\.ts)/;
  /** Files over 250 lines, with the size they may not grow beyond; the list only gets shorter. */
  const overgrown: Readonly<Record<string, number>> = {
    'src/store/matches.ts': 256,
  };

  it('of files stay under 250 lines, those that were larger only shrink', () => {
    const large = codeFiles
      .filter((path) => !tables.test(path) && !path.startsWith('test/'))
      .map((path) => [path, lineCount(read(path))] as const)
      .filter(([path, lines]) => lines > (overgrown[path] ?? 250));
    expect(large).toEqual([]);
  });

  it('of files never pass 400 lines', () => {
    const large = codeFiles.filter((path) => !tables.test(path) && lineCount(read(path)) > 400);
    expect(large).toEqual([]);
  });

  it('of source files have a median near 90 lines', () => {
    const sizes = sourceFiles.map((path) => lineCount(read(path))).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(110);
  });

  it.each([
    ['src/main.ts', 30],
    ['src/agent/pipeline.ts', 80],
  ])('of %s stays within %i lines', (path, most) => {
    expect(lineCount(read(path))).toBeLessThanOrEqual(most);
  });

  it('of decisions stay within 40 lines', () => {
    const long = filesBelow('docs/adr', '.md').filter((path) => lineCount(read(path)) > 40);
    expect(long).toEqual([]);
  });
});

interface Banned {
  readonly words: RegExp;
  readonly instead: string;
  /** Where it is banned, and where not after all. */
  readonly where?: RegExp;
  readonly except?: RegExp;
}

const core = /^src\/(domain|formats|reconcile|windows|i18n)\//;

const banned: readonly Banned[] = [
  {
    words: /\bconsole\.(debug|error|info|log|warn)\b/,
    instead: 'the log, or a value that the command line prints',
    where: /^(src|test|samples)\//,
    except: /^(src\/cli\/|samples\/make\.ts|test\/reporter\.ts)/,
  },
  {
    words: /\b(Date\.now|Math\.random|performance\.now|randomUUID)\(|new Date\(\)/,
    instead: 'an argument: the core knows no clock and no chance',
    where: core,
  },
  { words: /\bas any\b/, instead: 'the type, or unknown and a check' },
  { words: /@ts-(ignore|nocheck)\b/, instead: 'the type that is meant' },
  {
    words: /\b(parseFloat|toFixed|Math\.round)\(/,
    instead: 'domain/ore.ts: amounts are integer öre',
    where: core,
  },
  { words: /\b(parseFloat|toFixed)\(/, instead: 'domain/ore.ts: amounts are integer öre', where: /^src\// },
  { words: /\b(TODO|FIXME|XXX)\b/, instead: 'an issue' },
  { words: /\b(it|test|describe)\.only\(/, instead: 'all the tests', where: /^test\// },
];

describe('words', () => {
  it.each(banned)('$words stay out: $instead', ({ words, where, except }) => {
    const found = codeFiles
      .filter((path) => path !== 'test/tidy.test.ts')
      .filter((path) => (where?.test(path) ?? true) && !(except?.test(path) ?? false))
      .flatMap((path) =>
        read(path)
          .split('\n')
          .flatMap((line, at) => (words.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
      );
    expect(found).toEqual([]);
  });

  it('name files after what they do', () => {
    const vague = /(^|[/-])(utils?|helpers?|common|misc|managers?)([-./]|$)/;
    expect(codeFiles.filter((path) => vague.test(path))).toEqual([]);
  });

  it('name no folder of the machine they were written on', () => {
    const ownFolder = new RegExp(`/${'work'}/(main|shared)\\b`);
    expect(textFiles.filter((path) => ownFolder.test(read(path)))).toEqual([]);
  });
});

describe('codes', () => {
  const languages: readonly Language[] = ['sv', 'en'];

  it('are words in kebab-case, each once', () => {
    expect(new Set(allCodes).size).toBe(allCodes.length);
    expect(allCodes.filter((code) => !/^[a-z]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
  });

  it('have a message and a hint in both languages', () => {
    const silent = allCodes.flatMap((code) =>
      languages
        .filter((language) => {
          const { message, hint } = textOf(code, {}, language);
          return message.trim() === '' || hint.trim() === '';
        })
        .map((language) => `${code} (${language})`),
    );
    expect(silent).toEqual([]);
  });
});

describe('tests', () => {
  it('have names of their own within a file', () => {
    const twice = codeFiles.filter((path) => path.endsWith('.test.ts')).flatMap(repeatedNames);
    expect(twice).toEqual([]);
  });
});

/** Names of tests that stand twice under one heading. */
function repeatedNames(path: string): string[] {
  const seen = new Set<string>();
  const twice: string[] = [];
  let heading = '';
  for (const [, kind, name] of read(path).matchAll(/^\s*(describe|it|test)[\w.]*\(\s*(['"`].*?['"`])/gm)) {
    if (kind === 'describe') heading = name as string;
    else if (seen.has(`${heading} ${name}`)) twice.push(`${path}: ${name}`);
    else seen.add(`${heading} ${name}`);
  }
  return twice;
}

describe('documents', () => {
  it('link to files that are there', () => {
    const dead = documents.flatMap((path) =>
      [...read(path).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
        .map(([, target]) => target as string)
        .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(path), target)))
        .map((target) => `${path} → ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it('below docs are all linked from the README', () => {
    const readme = read('README.md');
    const unlinked = filesBelow('docs', '.md').filter(
      (path) =>
        !readme.includes(`(${path})`) && !path.startsWith('docs/adr/') && !path.startsWith('docs/reference/'),
    );
    expect(unlinked).toEqual([]);
  });

  it('say why each dependency is there', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
    const reasons = read('docs/adr/0003-dependencies.md');
    const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(names.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
  });

  it('name every command of the house', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const told = read('CONTRIBUTING.md');
    const commands = Object.keys(scripts).map((name) =>
      name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`,
    );
    expect(commands.filter((command) => !told.includes(command))).toEqual([]);
  });

  it('and the program agree on the version', () => {
    expect(programVersion).toBe(JSON.parse(read('package.json')).version);
    expect(read('CHANGELOG.md')).toContain('## [Unreleased]');
  });
});
