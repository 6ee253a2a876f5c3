import { createRoot } from 'react-dom/client';
import { App } from '../../components/app/App';
import { Practice } from '../../components/practice/Practice';
import { startCallTap } from '../../lib/platform/call-tap/tap';
import { startCallWatch } from '../../lib/platform/call-content/start-call-watch';
import { createCallClock } from '../../lib/platform/clock';
import { loadWords } from '../../lib/platform/i18n';
import { createPracticeCall } from '../../lib/platform/practice-call';
import { createServices } from '../../lib/platform/services';
import '../../components/ui/tokens.css';
import '../../components/ui/base.css';

// Browsers do not inject content scripts into extension pages, so start the listening scripts here.
const practice = createPracticeCall(RTCPeerConnection);
startCallTap(window);
startCallWatch(createCallClock());

createRoot(document.getElementById('root')!).render(
  <App services={{ ...createServices(), page: 'practice', practice }} words={await loadWords()}>
    <Practice />
  </App>,
);
