-------------------------------- MODULE Trace ---------------------------------
(* Whether what a server has told of one key is a behaviour of Delivery. What it  *)
(* tells are lines; between them the steps of Delivery are hidden. README.md tells *)
(* what a shape is, and what it leaves out.                                        *)
EXTENDS Delivery, Sequences

CONSTANT
  Shapes \* of lines: <<verdict, transaction, copy>>, <<outcome, transaction>>, <<"BOOT">>

VARIABLES
  shape, lines, \* the shape that is followed, and what it is: TLC would evaluate all for each
  line,        \* to be read next
  of,          \* by slot, the transaction of the shape
  fate         \* by transaction: ahead, open, COMMITTED, ROLLED_BACK; over (told, or cut off)

Lines == lines
followed == <<shape, lines>>
Claims == {i \in DOMAIN Lines : Len(Lines[i]) = 3}
Outcomes == {i \in DOMAIN Lines : Len(Lines[i]) = 2}
Boots == {i \in DOMAIN Lines : Len(Lines[i]) = 1}
Transactions == {Lines[i][2] : i \in Claims \cup Outcomes}
ClaimsOf(x) == {i \in Claims : Lines[i][2] = x}

Ends == {"COMMITTED", "ROLLED_BACK"}
EndsOf(x) ==
  LET told == {Lines[i][1] : i \in {j \in Outcomes : Lines[j][2] = x}} \ {"UNKNOWN"}
  IN IF told = {} THEN Ends ELSE told

(* Stands for Inject: as much goes wrong as the shape needs. *)
Freely == UNCHANGED faults

(* Stand for Together and Blame: a broker that was started again has forgotten what it *)
(* delivered, and no line tells so.                                                     *)
AnyTogether(b) == TRUE
Nobody(hand) == UNCHANGED shares

-------------------------------------------------------------------------------
(* Hidden steps *)

Hidden == /\ of' = [t \in Slots |-> IF tx'[t].st = "free" THEN None ELSE of[t]]
          /\ UNCHANGED <<followed, line>>

(* Just before its first line: what a claim finds does not change until it is told, for *)
(* a first one is held, and a record stays.                                             *)
Begin ==
  /\ line \in Claims
  /\ LET x == Lines[line][2] IN
     /\ fate[x] = "ahead"
     /\ \E n \in Nodes : Receive(n)
     /\ \E t \in Slots : /\ tx[t].st = "free"
                         /\ tx'[t].batch = {Lines[i][3] : i \in ClaimsOf(x)}
                         /\ of' = [of EXCEPT ![t] = x]
     /\ fate' = [fate EXCEPT ![x] = "open"]
  /\ UNCHANGED <<followed, line>>

(* That an answer is lost leaves to recovery what a late one leaves to the coordinator: no *)
(* line tells of it, but for an acknowledgement, after which the message comes again.       *)
Heard(t) ==
  /\ \/ Prepare(t) /\ "COMMITTED" \in EndsOf(of[t])
     \/ \E b \in Branches : Commit(t, b)
  /\ tx'[t].st = tx[t].st

Quiet(t) == \/ Claim(t) \/ Heard(t) \/ Finish(t) \/ Acknowledge(t) \/ AcknowledgeUnheard(t)
            \/ Settle(t) \/ Recover(t)

End(t, what) == /\ what \in EndsOf(of[t])
                /\ fate' = [fate EXCEPT ![of[t]] = what]

Step(t) ==
  /\ \/ Quiet(t) /\ UNCHANGED fate
     \/ Fail(t) /\ "ROLLED_BACK" \in EndsOf(of[t]) /\ UNCHANGED fate
     \/ Rollback(t) /\ End(t, "ROLLED_BACK")
     \/ Decide(t) /\ End(t, "COMMITTED")
     \/ CommitOnePhase(t) /\ tx'[t].st = "acking" /\ End(t, "COMMITTED")
  /\ Hidden

(* With all its transactions, when no more lines of it are to come. *)
Die == line \in Boots /\ \E n \in Nodes : Running(n) # {} /\ Crash(n)
Return == \E n \in Nodes : Restart(n)

-------------------------------------------------------------------------------
(* Lines *)

(* Of the copies in one transaction, the first that is told of is first. *)
Verdicts(t) ==
  IF tx[t].first # {} /\ ~ \E i \in ClaimsOf(of[t]) : i < line /\ Lines[i][1] = "FIRST"
  THEN {"FIRST"} ELSE {"DUPLICATE", "CONFLICT"}

(* Told before the bean runs. *)
ClaimIsTold ==
  \E t \in Slots : /\ of[t] = Lines[line][2] /\ tx[t].st = "claimed" /\ tx[t].db = "active"
                   /\ Lines[line][1] \in Verdicts(t)

(* At any time after the end. *)
OutcomeIsTold ==
  fate[Lines[line][2]] \in (IF Lines[line][1] = "UNKNOWN" THEN Ends ELSE {Lines[line][1]})

(* What is open is cut off. *)
BootIsTold == \A n \in Nodes : Running(n) = {}

IsTold == CASE line \in Claims -> ClaimIsTold
            [] line \in Outcomes -> OutcomeIsTold
            [] line \in Boots -> BootIsTold
            [] OTHER -> FALSE

Read ==
  /\ fate' = CASE line \in Claims -> fate
               [] line \in Outcomes -> [fate EXCEPT ![Lines[line][2]] = "over"]
               [] line \in Boots ->
                    [x \in DOMAIN fate |-> IF fate[x] = "ahead" THEN "ahead" ELSE "over"]
  /\ line' = line + 1
  /\ UNCHANGED <<vars, followed, of>>

-------------------------------------------------------------------------------
TraceInit ==
  /\ Init
  /\ shape \in DOMAIN Shapes /\ lines = Shapes[shape] /\ line = 1
  /\ of = [t \in Slots |-> None] /\ fate = [x \in Transactions |-> "ahead"]

(* A line that can be read is read at once: that takes no step away from what comes then. *)
TraceNext ==
  IF IsTold THEN Read
  ELSE \/ Begin \/ (\E t \in Slots : Step(t))
       \/ (Die \/ Return) /\ Hidden /\ UNCHANGED fate

TraceSpec == TraceInit /\ [][TraceNext]_<<vars, followed, line, of, fate>>

-------------------------------------------------------------------------------
(* An invariant that does not fail, but tells: all is read, and nothing is left open. *)
Accepted ==
  line > Len(Lines) /\ (\A x \in Transactions : fate[x] = "over") /\ ~TLCGet(shape)
    => TLCSet(shape, TRUE) /\ PrintT(<<"accepted", shape>>)

(* Then it is followed no further. TLC has one worker: each has such values of its own. *)
Wanted == ~TLCGet(shape)
ASSUME \A s \in DOMAIN Shapes : TLCSet(s, FALSE)
===============================================================================
