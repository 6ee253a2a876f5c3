import { createRoot } from 'react-dom/client';
import { App } from '../../components/app/App';
import { SettingsPage } from '../../components/settings/SettingsPage';
import { loadWords } from '../../lib/platform/i18n';
import { createServices } from '../../lib/platform/services';
import '../../components/ui/tokens.css';
import '../../components/ui/base.css';

createRoot(document.getElementById('root')!).render(
  <App services={{ ...createServices(), page: 'settings' }} words={await loadWords()}>
    <SettingsPage />
  </App>,
);
