"""The one-text procedure: one draft goes round, is marked in confidence and changed; the yes or no is asked once.

Fisher, Ury and Patton, *Getting to Yes* (1981), chapter 6; Raiffa, *The Art and Science of Negotiation* (1982), chapter
14, on Camp David, where 23 drafts went round. Each delegation marks every point *better*, *same* or *worse* than in the
draft before, and whether it could live with the draft. The mediation team alone sees the marks; from nothing but them
`proposing.propose` suggests which points to change next, and how, and says why in words.
"""
