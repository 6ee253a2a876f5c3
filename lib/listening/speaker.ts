/** The coach is the local microphone; the coachee is all remote sound, of one or several people. */
export type Speaker = 'coach' | 'coachee';

export type BySpeaker<T> = Readonly<Record<Speaker, T>>;
