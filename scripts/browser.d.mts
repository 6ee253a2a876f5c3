export function findChromium(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): string | null;
export function findFirefox(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): string | null;
