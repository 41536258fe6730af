using static TenFour.Calls.Simulation.CallProfile;

namespace TenFour.Calls.Simulation;

/// <summary>A kind of call as the dispatcher names it.</summary>
/// <param name="Name">At most 20 characters, as the dispatch system cuts it.</param>
/// <param name="Weight">How often it comes, in calls of 10,000.</param>
/// <param name="NightPercent">How many of 100 come between 22:00 and 6:00.</param>
/// <param name="Profile">How such calls end and where they happen.</param>
internal sealed record CallType(string Name, int Weight, int NightPercent, CallProfile Profile)
{
    /// <summary>Stands for a free note in place of a type.</summary>
    public const string Note = "";

    /// <summary>
    /// The types with their rough rates of late 2018. Types that name a person's distress at home are left out on purpose.
    /// </summary>
    public static readonly IReadOnlyList<CallType> All =
    [
        new("Passing Call", 1760, 17, Patrol), new(Note, 900, 24, Dispute), new("Traffic Stop", 677, 20, Traffic),
        new("Traf Violation Cite", 546, 10, Parking), new("Suspicious Person", 500, 17, Nuisance),
        new("Homeless Complaint", 304, 9, Nuisance),
        new("Trespasser", 292, 23, Nuisance), new("Audible Alarm", 289, 31, Alarm), new("22500e", 283, 5, Parking),
        new("Well Being Check", 278, 23, Dispute), new("Muni Inspection", 275, 4, Transit), new("Suspicious Vehicle", 252, 30, Nuisance),
        new("Fight No Weapon", 210, 28, Dispute), new("Noise Nuisance", 204, 61, Nuisance), new("Auto Boost / Strip", 148, 21, Report),
        new("Traf Violation Tow", 146, 12, Parking), new("Poss", 143, 29, Dispute), new("Petty Theft", 127, 11, Report),
        new("Meet W/citizen", 121, 13, Dispute), new("Assault / Battery", 118, 25, Dispute), new("Drugs", 100, 13, Nuisance),
        new("601", 92, 19, Nuisance), new("Complaint Unkn", 84, 25, Dispute), new("500e", 76, 4, Parking),
        new("Burglary", 71, 20, Report), new("Stolen Vehicle", 70, 14, Report), new("Threats / Harassment", 69, 19, Dispute),
        new("22500f", 67, 7, Parking), new("Vandalism", 67, 22, Report), new("Rep", 61, 11, Report),
        new("H&r Veh Accident", 50, 17, Report), new("Veh Accident", 50, 11, Report), new("Jo", 48, 20, Dispute),
        new("Dw", 46, 2, Parking), new("909", 43, 16, Dispute), new("Fraud", 42, 5, Report),
        new("7.2.46", 41, 1, Parking), new("518", 40, 9, Report), new("Wanted Vehicle / Sub", 36, 16, Report),
        new("Injury Veh Accident", 35, 14, Report), new("Person W/knife", 31, 20, Dispute), new("Missing Adult", 28, 25, Report),
        new("Verbal", 26, 38, Dispute), new("Aided Case", 26, 19, Dispute), new("415", 26, 48, Nuisance),
        new("Caser", 24, 31, Nuisance), new("Prisoner Transport", 24, 1, Patrol), new("Ip", 24, 26, Dispute),
        new("7.2.27", 23, 4, Parking), new("Arrest Made", 23, 14, Report), new("Aggressive", 22, 15, Nuisance),
        new("Report", 21, 10, Report), new("Reckless", 21, 17, Traffic), new("Grand Theft", 21, 10, Report),
        new("500f", 20, 7, Parking), new("Strongarm Robbery", 20, 26, Report), new("Intoxicated Person", 19, 26, Nuisance),
        new("Music", 19, 59, Nuisance), new("Person Screaming", 19, 46, Dispute), new("488", 19, 8, Report),
        new("Citizen Arrest", 18, 10, Report), new("Citizen Standby", 17, 15, Dispute), new("915", 17, 15, Nuisance),
        new("Stolen Property", 16, 9, Report), new("Ringing Doorbell", 16, 51, Nuisance), new("917", 15, 32, Nuisance),
        new("X", 15, 32, Dispute), new("Physical", 15, 39, Dispute), new("Sleeper", 15, 20, Nuisance),
        new("Casing", 15, 36, Nuisance), new("Party", 15, 70, Nuisance), new("7,2,46", 14, 1, Parking),
        new("Panic Alarm", 14, 25, Alarm), new("919", 14, 9, Nuisance), new("Person W/gun", 14, 35, Dispute),
        new("Susp", 14, 28, Nuisance), new("Silent Alarm", 13, 35, Alarm), new("Person Breaking In", 13, 35, Report),
        new("Sw", 13, 5, Parking), new("Shots Fired", 13, 60, Dispute), new("7.2.45", 12, 2, Parking),
        new("811", 12, 22, Nuisance), new("Att", 12, 25, Dispute), new("Prowler", 11, 55, Nuisance),
        new("911", 11, 25, Dispute), new("Person Down", 11, 20, Dispute), new("Silent Holdup Alarm", 11, 20, Alarm),
        new("Demo / Protest", 11, 2, Patrol), new("650", 11, 15, Dispute), new("Meet W/officer", 11, 15, Dispute),
        new("Vehicle Alarm", 10, 40, Alarm), new("Alarm", 10, 30, Alarm), new("Fire", 10, 25, Dispute),
        new("Recover Missing Veh", 9, 15, Report), new("Agg Assault / Adw", 9, 30, Report), new("22500h", 9, 5, Parking),
        new("Drunk Driver", 9, 50, Traffic), new("Robbery", 9, 35, Report), new("Pay Dispute", 8, 30, Dispute),
        new("Aggr Soliciting", 8, 8, Nuisance), new("594", 7, 20, Report), new("Loud Music", 7, 60, Nuisance),
        new("Graffiti Vandalism", 6, 10, Report), new("Person Dumping", 6, 12, Nuisance), new("Open Line", 6, 30, Dispute),
    ];
}
