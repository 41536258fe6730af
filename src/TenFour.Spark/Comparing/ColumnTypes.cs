using TenFour.Streaming.Types;

namespace TenFour.Spark.Comparing;

/// <summary>Whether two results have columns of the same types; pure.</summary>
internal static class ColumnTypes
{
    /// <summary>The first column that differs, in words; null where none does.</summary>
    public static string? Difference(Schema tenFour, Schema spark)
    {
        var odd = tenFour.Fields.Zip(spark.Fields).FirstOrDefault(p => !AreSame(p.First.Type, p.Second.Type));
        return odd.First is null ? null : $"the column {odd.First.Name} is {odd.First.Type} in TenFour, and {odd.Second.Type} in Spark";
    }

    /// <summary>What comes from Spark does not tell the fields of an interval.</summary>
    private static bool AreSame(SqlType tenFour, SqlType spark) => tenFour is DayTimeIntervalType or YearMonthIntervalType
        ? spark.GetType() == tenFour.GetType()
        : tenFour.ToString() == spark.ToString();
}
