import type { Words } from './index';

export const fr: Words = {
  common: {
    name: 'Aparté',
    notifications: 'Notifications',
    dismiss: 'Fermer',
    close: 'Fermer',
    cancel: 'Annuler',
    undo: 'Annuler',
    save: 'Enregistrer',
    saved: 'Enregistré',
    notSaved: 'Non enregistré. Nouvel essai…',
    more: 'Plus',
    edit: 'Modifier',
    delete: 'Supprimer',
    shares: 'Vous {{coach}} % · Autres {{others}} %',
  },
};
