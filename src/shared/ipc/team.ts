/** Something of the team is another: it can be reached or not, or requests were spared. */
export interface TeamEvent {
  readonly kind: 'team'
}
