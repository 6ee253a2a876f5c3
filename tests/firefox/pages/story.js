/**
 * Stands in for the test call's own /story.js: voices that keep time in Firefox without a sound
 * card, where audio contexts do not run, and where the one that can be made to run loses a tenth of
 * the time. A captured media element keeps to the clock.
 */
export { loadStory, nameOf } from '/story.js?as-served';

/** As in the story.js it stands in for; the recording begins with this much silence. */
export async function createVoice(_context, story, speaker) {
  const file = await fetch(`/spoken/${story.id}/${speaker}`);
  const leadMs = Number(file.headers.get('x-lead-ms'));
  const element = new Audio(URL.createObjectURL(await file.blob()));
  // Heard in the stream all the same.
  element.muted = true;
  const stream = element.mozCaptureStream();
  const opened = new Promise((resolve) => {
    stream.addEventListener('addtrack', resolve, { once: true });
  });
  await element.play();
  await opened;
  // On a busy machine the voice falls behind the clock: tests wait for what was truly said.
  window.saidMs = () => element.currentTime * 1000 - leadMs;
  return {
    stream,
    play(epochMs) {
      element.currentTime = (leadMs + Date.now() - epochMs) / 1000;
    },
    stop: () => element.pause(),
  };
}
