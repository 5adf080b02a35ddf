import { languages, type Language } from '../complaint/terms';
import type { Sections } from './names';
import type { Problem } from './problem';
import type { Parts } from './source';
import { parseTemplate, type Template } from './templates';
import type { YamlFile } from './yamlFile';

/** The templates that a plan's messages name, in every language, under `zh/acknowledgement`. */
export interface Templates {
  readonly templates: ReadonlyMap<string, Template>;
  readonly texts: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

export const templateKey = (language: Language, template: string): string => `${language}/${template}`;

export function readTemplates({ messages = {}, templates: folder }: Sections, parts: Parts, yaml: YamlFile): Templates {
  const templates = new Map<string, Template>();
  const texts: Record<string, string> = {};
  const problems: Problem[] = [];
  if (folder === undefined) return { templates, texts, problems };
  const seen = new Set<string>();
  for (const [id, { template }] of Object.entries(messages)) {
    for (const language of languages) {
      const key = templateKey(language, template);
      if (seen.has(key)) continue;
      seen.add(key);
      const part = parts.template(folder, key);
      if (part === null) {
        problems.push(yaml.problemAt({ path: ['messages', id, 'template'], message: `there is no template ${folder}/${key}.mustache` }));
        continue;
      }
      const read = parseTemplate(part.text);
      if ('problems' in read) {
        problems.push(...read.problems.map(({ line, message }) => ({ path: `templates.${key}`, file: part.file, line, message })));
        continue;
      }
      templates.set(key, read.template);
      texts[key] = part.text;
    }
  }
  return { templates, texts, problems };
}
