import { type Config, loadConfig } from '../../config/config';

/** What `npm start` runs with: the parts' configuration, and the environment that says the same to each of them. */
export interface StartSettings {
  readonly config: Config;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Temporal runs elsewhere and is only made ready. */
  readonly isTemporalElsewhere: boolean;
  readonly ui: string | null;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Where Temporal is follows from `temporal-dev.sh`'s own settings, unless an address is given. */
export function startSettings(given: Env): StartSettings {
  const address = given['TEMPORAL_ADDRESS'] || null;
  const port = given['TEMPORAL_PORT'] || '7233';
  const uiPort = given['TEMPORAL_UI_PORT'] || String(Number(port) + 1000);
  const hasUi = address !== null || !['0', 'none'].includes(uiPort);
  const env = {
    ...given,
    TEMPORAL_ADDRESS: address ?? `127.0.0.1:${port}`,
    TEMPORAL_UI: given['TEMPORAL_UI'] || (address === null && hasUi ? `http://127.0.0.1:${uiPort}` : undefined),
  };
  const config = loadConfig(env);
  return {
    config,
    env: { ...env, REDRESS_VAR: config.paths.var },
    isTemporalElsewhere: address !== null,
    ui: hasUi ? `${config.temporal.ui}/namespaces/${config.temporal.namespace}/workflows` : null,
  };
}
