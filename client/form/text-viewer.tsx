import type { JSX } from 'react';
import { SurveyLocStringViewer } from 'survey-react-ui';
import { withReadings } from './with-readings.tsx';

/**
 * Every text that SurveyJS shows on its own: title, description, option, error. Its own viewer would put the
 * result of the Markdown event into the page as markup; here it is text with readings.
 */
export class TextViewer extends SurveyLocStringViewer {
  protected override renderString(): JSX.Element {
    const text = this.props.model;
    return (
      <span className={text.getStringViewerClassName(this.props.textClass)} style={this.props.style}>
        {withReadings(text.calculatedText)}
      </span>
    );
  }
}
