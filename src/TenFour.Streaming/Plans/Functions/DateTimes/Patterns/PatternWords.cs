namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>The words of the en-US locale, in which Spark prints and reads dates unless told otherwise.</summary>
internal static class PatternWords
{
    public static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static readonly string[] ShortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>From Monday on, as ISO counts.</summary>
    public static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static readonly string[] ShortDays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    public static readonly string[] Quarters = ["1st quarter", "2nd quarter", "3rd quarter", "4th quarter"];

    public static readonly string[] ShortQuarters = ["Q1", "Q2", "Q3", "Q4"];

    public static readonly string[] Eras = ["Before Christ", "Anno Domini"];

    public static readonly string[] ShortEras = ["BC", "AD"];

    public static readonly string[] Halves = ["AM", "PM"];
}
