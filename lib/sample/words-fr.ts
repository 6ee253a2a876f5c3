import type { SampleWords } from './words';

export const fr: SampleWords = {
  mark: 'Exemple',
  people: [
    {
      key: 'camille',
      name: 'Camille (exemple)',
      tag: 'Hôpital',
      agreement:
        'Quatorze séances d’une heure, sur un an. But : mener la démarche d’amélioration du service sans la porter seule. Sa responsable sait que nous nous voyons, pas ce que nous disons.',
      goal: {
        title: 'Je confie et je laisse faire',
        levels: [
          'Je reprends ce que j’ai confié',
          'Je confie et je vérifie chaque jour',
          'Je confie et je demande une fois par semaine',
          'On ne vient me voir qu’en cas de besoin',
          'Ils se confient les choses entre eux',
        ],
      },
      commitments: [
        'Demander à Lina de mener la réunion de jeudi',
        'Laisser le tableau de bord fermé jusqu’à vendredi',
        'Dire non à une demande avant midi',
        'Dire à l’équipe ce que je ne fais plus',
        'Rentrer deux fois à pied sans le téléphone',
        'Demander « que proposes-tu ? » avant de répondre',
        'Noter ce qui s’est bien passé dans le service',
      ],
    },
    {
      key: 'sacha',
      name: 'Sacha (exemple)',
      tag: 'École',
      agreement:
        'Toutes les quatre semaines, une heure en visio. But : prendre sa place à la direction. Bilan à mi-année.',
      goal: {
        title: 'Je dis tôt ce qui ne va pas',
        levels: [
          'Je le garde pour moi',
          'Je l’écris et ne l’envoie pas',
          'Je le dis dans la semaine',
          'Je le dis le jour même',
          'Je le dis et je demande comment c’est reçu',
        ],
      },
      commitments: [
        'Appeler l’inspectrice avant mardi',
        'Ouvrir la réunion d’équipe par une question',
        'Déjeuner trois fois loin du bureau',
        'Dire à Mona que le projet m’inquiète',
        'Demander à deux collègues ce qu’ils apprécient chez moi',
        'Essayer la visite avec une seule classe',
        'Mettre le sujet difficile en premier',
      ],
    },
    {
      key: 'noor',
      name: 'Noor (exemple)',
      tag: 'Jeune entreprise',
      agreement:
        'Deux séances par mois au début, puis une. But : décider de poursuivre ou non l’entreprise, et comment. Personne d’autre n’est au courant.',
      goal: {
        title: 'Je décide à mon rythme',
        levels: [
          'J’accepte aussitôt et je le regrette',
          'J’accepte et je le dis plus tard',
          'Je laisse passer une nuit avant de répondre',
          'Je dis quand je répondrai, et je le fais',
          'On attend ma réponse calmement',
        ],
      },
      commitments: [
        'Laisser reposer l’offre jusqu’à lundi',
        'Dessiner les trois chemins sur une page',
        'Dire à mon associée ce dont j’ai besoin',
        'Garder libre le mercredi matin',
        'Demander à ma sœur ce qu’elle voit',
        'Tester la petite version avec deux clients',
        'Écrire la lettre, et la garder',
      ],
    },
  ],
  notes: {
    free: [
      'Arrive à bout de souffle ; s’assied, se tait, sourit.',
      'Les épaules descendent quand il est question de l’équipe.',
      'Parle vite de la réunion, lentement de ses envies.',
      'Rit quand vient le mot « contrôle ».',
      'Long silence, puis le vrai sujet.',
    ],
    insight: [
      '« C’est moi qui maintiens la difficulté. »',
      'Voit que la hâte vient d’ailleurs que du projet.',
      '« Ils attendaient que je demande. »',
      'Ce qui passait pour de la patience est la peur de la réponse.',
      'La force est la même qu’il y a dix ans.',
    ],
    commitment: [
      'Demandera avant de répondre, une fois par jour',
      'Ferme l’ordinateur à six heures le mercredi',
      'Appelle lundi, quoi que dise le message',
    ],
    question: [
      'Que perdriez-vous si cela marchait ?',
      'Qui d’autre est au courant ?',
      'À quoi ressemble un sept ?',
      'Que vous a appris le dernier pas ?',
    ],
    feeling: [
      'Soulagement, puis des larmes, puis une grande respiration',
      'Colère, sans gêne',
      'Fierté : dite à voix haute pour la première fois',
      'Fatigue et clarté',
    ],
    parking: [
      'La discussion avec le conseil',
      'Ce que les vacances ont changé',
      'Le second rôle, la prochaine fois',
    ],
    supervision: [
      'J’ai eu envie de donner la réponse, deux fois.',
      'Sa hâte devient la mienne : le remarquer plus tôt.',
      'J’ai aimé être utile à ce moment-là.',
    ],
  },
  prep: 'Demander comment s’est passée la conversation de lundi. Laisser de la place aux vacances.',
  moments: [
    'Quand sa propre phrase l’a surpris·e.',
    'Le silence après « quoi d’autre ? ».',
    'Nous avons ri, et c’est devenu facile.',
    'Mon résumé corrigé, à juste titre.',
  ],
  nextTimes: [
    'Attendre plus longtemps après la première réponse.',
    'Revenir au but avant les options.',
    'Demander la permission avant de proposer une idée.',
    'Garder cinq minutes pour conclure.',
  ],
  supervision: ['', '', 'Mon propre désir que cela réussisse.', ''],
};
