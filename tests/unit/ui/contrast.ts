/** The `light-dark()` colours of a tokens file, by custom property name. */
export function themedColours(css: string): Map<string, { light: string; dark: string }> {
  const colours = new Map<string, { light: string; dark: string }>();
  const pattern = /(--[\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/gi;
  for (const [, name = '', light = '', dark = ''] of css.matchAll(pattern)) {
    colours.set(name, { light, dark });
  }
  return colours;
}

/** WCAG 2.2 relative luminance of `#rrggbb`, 0..1. */
function luminance(hex: string): number {
  const channel = (offset: number) => {
    const value = Number.parseInt(hex.slice(offset, offset + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** WCAG 2.2 contrast ratio of two `#rrggbb` colours, 1..21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
