import styles from './DotTexture.module.css';

/** The texture of the others' colour, which distinguishes it from the coach's without relying on colour. */
export function DotTexture({ id }: { id: string }) {
  return (
    <pattern id={id} width="6" height="4" patternUnits="userSpaceOnUse">
      <circle className={styles.dot} cx="3" cy="2" r="0.75" />
    </pattern>
  );
}
