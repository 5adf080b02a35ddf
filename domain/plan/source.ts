/** The texts that a plan is made of: what the store keeps of it, and what its hash is taken over. */
export interface PlanSource {
  /** The plan file, as YAML. */
  readonly file: string;
  /** Calendar id → YAML. */
  readonly calendars: Readonly<Record<string, string>>;
  /** `zh/acknowledgement` → template. */
  readonly templates: Readonly<Record<string, string>>;
}

/** One text of a plan, with the name under which problems in it are reported. */
export interface Part {
  readonly file: string;
  readonly text: string;
}

/** Where the texts beside the plan file come from. Null when there is no such part. */
export interface Parts {
  readonly main: Part;
  readonly calendar: (id: string, file: string) => Part | null;
  /** By folder, and `zh/acknowledgement`. */
  readonly template: (folder: string, key: string) => Part | null;
}

/** A plan file and a way to its neighbours, given by the caller: the domain reads no disk. */
export interface PlanFiles {
  readonly path: string;
  readonly text: string;
  /** The text of a file by its path relative to the plan file's folder; null when there is none. */
  readonly read: (relative: string) => string | null;
}

export function partsOfFiles({ path, text, read }: PlanFiles): Parts {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const part = (relative: string): Part | null => {
    const found = read(relative);
    return found === null ? null : { file: folder + relative, text: found };
  };
  return {
    main: { file: path, text },
    calendar: (_id, file) => part(file),
    template: (templates, key) => part(`${templates}/${key}.mustache`),
  };
}

export function partsOfSource({ file, calendars, templates }: PlanSource): Parts {
  const part = (texts: Readonly<Record<string, string>>, key: string, name: string): Part | null => {
    const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
    return text === undefined ? null : { file: name, text };
  };
  return {
    main: { file: 'plan.yaml', text: file },
    calendar: (id) => part(calendars, id, `calendars/${id}.yaml`),
    template: (_folder, key) => part(templates, key, `templates/${key}.mustache`),
  };
}
