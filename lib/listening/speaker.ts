/** The coach is the local microphone; the coachee is everything remote, several people adding up. */
export type Speaker = 'coach' | 'coachee';

export type BySpeaker<T> = Readonly<Record<Speaker, T>>;
