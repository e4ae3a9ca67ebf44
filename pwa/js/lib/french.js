/** Android writes `fr_FR`, some voices `fra`; Frisian is `fy`. @param {SpeechSynthesisVoice} voice */
export const isFrench = ({ lang }) => /^fr(?:a|e)?(?:[-_]|$)/i.test(lang)
