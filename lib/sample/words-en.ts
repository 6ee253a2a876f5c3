import type { SampleWords } from './words';

export const en: SampleWords = {
  mark: 'Sample',
  people: [
    {
      key: 'camille',
      name: 'Camille (sample)',
      tag: 'Hospital',
      agreement:
        'Fourteen sessions of an hour, over a year. Aim: lead the ward’s improvement work without carrying it alone. Her manager knows that we meet, not what we say.',
      goal: {
        title: 'I hand work over and leave it there',
        levels: [
          'I take back what I gave',
          'I hand over and check every day',
          'I hand over and ask once a week',
          'They come to me only when they need to',
          'They hand things over among themselves',
        ],
      },
      commitments: [
        'Ask Lina to lead Thursday’s meeting',
        'Leave the dashboard closed until Friday',
        'Say no to one request before noon',
        'Tell the team what I no longer do',
        'Walk home without the phone twice',
        'Ask “what do you suggest?” before I answer',
        'Write down what went well on the ward',
      ],
    },
    {
      key: 'sacha',
      name: 'Sacha (sample)',
      tag: 'School',
      agreement:
        'Every four weeks, an hour by video. Aim: settle into the head’s role. We look back at the half-year.',
      goal: {
        title: 'I speak up early when something is not right',
        levels: [
          'I keep it to myself',
          'I write it and do not send it',
          'I say it within the week',
          'I say it the same day',
          'I say it and ask how it was heard',
        ],
      },
      commitments: [
        'Call the inspector before Tuesday',
        'Open the staff meeting with a question',
        'Have lunch away from the desk three times',
        'Tell Mona that the plan worries me',
        'Ask two colleagues what they value in me',
        'Try the walk-through with one class',
        'Put the hard topic first on the agenda',
      ],
    },
    {
      key: 'noor',
      name: 'Noor (sample)',
      tag: 'Start-up',
      agreement:
        'Two sessions a month at first, then one. Aim: decide whether to go on with the company, and how. Nobody else knows.',
      goal: {
        title: 'I decide at my own pace',
        levels: [
          'I agree at once and regret it',
          'I agree and say so later',
          'I take a night before I answer',
          'I say when I will answer, and do',
          'Others wait for my answer calmly',
        ],
      },
      commitments: [
        'Sleep on the offer until Monday',
        'Draw the three ways on one page',
        'Tell my co-founder what I need',
        'Keep Wednesday morning free',
        'Ask my sister what she sees',
        'Test the smaller version with two customers',
        'Write the letter, and keep it',
      ],
    },
  ],
  notes: {
    free: [
      'Arrives out of breath; sits down, is quiet, smiles.',
      'The shoulders come down when she speaks of the team.',
      'Speaks fast of the meeting, slowly of what she wants.',
      'Laughs when the word “control” comes.',
      'Long silence, then the real topic.',
    ],
    insight: [
      '“I am the one who keeps it difficult.”',
      'Sees that the rush comes from her, not from the plan.',
      '“They were waiting for me to ask.”',
      'What she calls patience is fear of the answer.',
      'The strength is the same one as ten years ago.',
    ],
    commitment: [
      'Will ask before answering, once a day',
      'Closes the laptop at six on Wednesdays',
      'Calls on Monday, whatever the mail says',
    ],
    question: [
      'What would you lose if it worked?',
      'Who else knows?',
      'What does seven look like?',
      'What did the last step teach you?',
    ],
    feeling: [
      'Relief, then tears, then a deep breath',
      'Anger, and ease with it',
      'Pride: first time it is said aloud',
      'Tired and clear',
    ],
    parking: ['The talk with the board', 'What the holiday changed', 'The second role, next time'],
    supervision: [
      'I wanted to give the answer, twice.',
      'Her haste becomes mine: notice it sooner.',
      'I liked being needed there.',
    ],
  },
  prep: 'Ask how the conversation on Monday went. Leave room for the holiday.',
  moments: [
    'When she heard her own sentence.',
    'The silence after “what else?”.',
    'We laughed, and it became easy.',
    'She corrected my summary, rightly.',
  ],
  nextTimes: [
    'Wait longer after the first answer.',
    'Come back to the aim before the options.',
    'Ask for permission before I offer an idea.',
    'Leave five minutes for the close.',
  ],
  supervision: ['', '', 'My own wish that she succeeds.', ''],
};
