/** The questionnaire's SurveyJS JSON, which the build of the measurement puts here. */
declare module 'virtual:questionnaire' {
  const form: object;
  export default form;
}
