using TenFour.Streaming.Types;

namespace TenFour.Calls;

/// <summary>
/// The built-in static table <c>radio_code</c>: the published meanings of the disposition codes of the San Francisco police.
/// Two codes mean Cancel, and not every disposition of a call is listed, so a join on it loses rows: both is so in the city's own list.
/// </summary>
public static class RadioCodes
{
    /// <summary>The name under which a statistic reads the table.</summary>
    public const string TableName = "radio_code";

    public static readonly Schema Schema = new(
    [
        new StructField("disposition_code", SqlType.String),
        new StructField("description", SqlType.String),
    ]);

    public static readonly IReadOnlyList<RadioCode> Rows =
    [
        new("ABA", "Abated"),
        new("ADM", "Admonished"),
        new("ADV", "Advised"),
        new("ARR", "Arrest"),
        new("CAN", "Cancel"),
        new("CSA", "CPSA assignment"),
        new("22", "Cancel"),
        new("CIT", "Cited"),
        new("CRM", "Criminal Activation"),
        new("GOA", "Gone on Arrival"),
        new("HAN", "Handled"),
        new("NCR", "Non-Criminal"),
        new("ND", "No Disposition"),
        new("NOM", "No Merit"),
        new("PAS", "Premises Appears Secure"),
        new("REP", "Report"),
        new("SFD", "SFFD Medical Staff Engaged"),
        new("UTL", "Unable to Locate"),
        new("VAS", "Vehicle Appears Secure"),
    ];

    /// <summary>What a code means in words; null for one that is not in the table.</summary>
    public static string? Meaning(string code) => Rows.FirstOrDefault(row => row.DispositionCode == code)?.Description;
}
