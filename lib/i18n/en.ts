/** Every word of the interface in English. Other languages have the same keys (see index.ts). */
export const en = {
  common: {
    name: 'Aparté',
    notifications: 'Notifications',
    dismiss: 'Dismiss',
    close: 'Close',
    cancel: 'Cancel',
    undo: 'Undo',
    save: 'Save',
    saved: 'Saved',
    notSaved: 'Not saved. Trying again…',
    more: 'More',
    edit: 'Edit',
    delete: 'Delete',
    shares: 'You {{coach}} % · Others {{others}} %',
  },
} as const;
