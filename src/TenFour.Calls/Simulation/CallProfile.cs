namespace TenFour.Calls.Simulation;

/// <summary>What calls of one kind have in common: how they end and where they happen. Weights of any scale.</summary>
/// <param name="Dispositions">Codes with their weights.</param>
/// <param name="Premise">Weight of a block.</param>
/// <param name="Intersection">Weight of a crossing.</param>
/// <param name="Common">Weight of a place with a name.</param>
/// <param name="Override">Weight of a place typed by hand.</param>
internal sealed record CallProfile((string Code, int Weight)[] Dispositions, int Premise, int Intersection, int Common, int Override)
{
    public static readonly CallProfile Patrol = new(
        [("HAN", 61), ("Not recorded", 36), ("ND", 2), ("ADV", 1)], Premise: 14, Intersection: 36, Common: 34, Override: 16);

    public static readonly CallProfile Traffic = new(
        [("CIT", 570), ("ADV", 300), ("HAN", 80), ("ND", 15), ("REP", 10), ("ADM", 12), ("ARR", 10), ("CHP", 1), ("TOW", 2)],
        Premise: 9, Intersection: 88, Common: 1, Override: 2);

    public static readonly CallProfile Parking = new(
        [("CIT", 350), ("GOA", 290), ("HAN", 130), ("CAN", 110), ("NOM", 60), ("22", 30), ("Not recorded", 20), ("ADV", 10)],
        Premise: 93, Intersection: 5, Common: 0, Override: 2);

    public static readonly CallProfile Nuisance = new(
        [
            ("HAN", 260), ("GOA", 250), ("ADV", 230), ("UTL", 110), ("ND", 40), ("CAN", 40), ("CIT", 30), ("Not recorded", 15),
            ("NOM", 15), ("GEN", 5), ("ARR", 5),
        ],
        Premise: 55, Intersection: 34, Common: 8, Override: 3);

    public static readonly CallProfile Alarm = new(
        [("PAS", 530), ("NCR", 170), ("CAN", 160), ("HAN", 70), ("22", 30), ("NOM", 20), ("ND", 20)],
        Premise: 96, Intersection: 1, Common: 3, Override: 0);

    public static readonly CallProfile Report = new(
        [
            ("REP", 600), ("HAN", 150), ("GOA", 60), ("UTL", 60), ("ND", 60), ("NOM", 30), ("CAN", 30), ("INC", 5), ("DUP", 2),
            ("Not recorded", 10),
        ],
        Premise: 60, Intersection: 30, Common: 8, Override: 2);

    public static readonly CallProfile Dispute = new(
        [
            ("HAN", 280), ("GOA", 170), ("UTL", 110), ("NOM", 100), ("REP", 90), ("ND", 80), ("ABA", 60), ("CAN", 50), ("ADV", 40),
            ("ARR", 25), ("SFD", 4), ("OTS", 8),
        ],
        Premise: 60, Intersection: 28, Common: 11, Override: 1);

    public static readonly CallProfile Transit = new(
        [("Not recorded", 63), ("HAN", 35), ("ND", 2)], Premise: 1, Intersection: 65, Common: 30, Override: 4);
}
