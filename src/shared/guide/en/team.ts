export const team = {
  title: 'Share with the team',
  words: 'team invitation share requests used up quota database PostgreSQL join leave',
  text: `
An operation has a number of requests a day, and its token makes one at a time. Where twenty supervisors fetch the same
month, it is paid for twenty times. In a team it is fetched only once: what one computer fetched, the others take without a
request.

## Join

1. Ask whoever created the team for the invitation, a file that ends in **.atalaya-team**, and for the user and password of
   the database.
2. Open the invitation by a double click, drop it onto the window, or choose {{commands.join-team.label}}.
3. Write the password. It is kept in the keychain of the system.

Everybody connects their operations as ever, with the same server and token. From then on, when you update, Atalaya first
looks what the team has. Of today it takes what another computer fetched in the last five minutes; to ask wolkvox all the
same, fetch the whole period again, from the menu beside {{report.update.update}}.

> The invitation is a key: whoever has it, and a password of the database, can read what the team shares. It is not sent
> through an open chat.

## What you see

[Settings, Team](settings:team) shows who takes part, how many requests were spared today, how many each has made, and
whose turn it is. The line of each report says from whom it came and when it was fetched.

![What the team spared today, who takes part, and how many requests were made](team)

The log of a live report is kept by one computer of those that have it switched on: the others show its rows and say who
keeps it. Where that one is closed, another goes on.

## When the team does not answer

What is stored can still be seen, filtered and exported. Before it fetches anything, Atalaya asks whether wolkvox is to be
asked directly: that uses requests, and nobody knows what the others fetched. What is fetched like that is given to the team
once it is back.

## Erase a customer

What is erased with {{customer.erase.button}} is erased on all computers of the team: each does so the next time that it is
in touch, even after a year without a network.

## Who can read what

The company's database holds everything compressed and encrypted with the team's key, which is never in it. Whoever
administers it sees how many slices there are, how large, and when they were fetched; neither customers, nor reports, nor
names.

## Leave

{{team.joined.leave}} leaves on this computer what is there, and in the team what was given to it.
`,
}
