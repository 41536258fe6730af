namespace TenFour.Streaming.Watermarks;

/// <summary>Which watermark holds where a query has several (<c>spark.sql.streaming.multipleWatermarkPolicy</c>).</summary>
public enum WatermarkPolicy
{
    /// <summary>The slowest stream's: no row of any stream is lost early.</summary>
    Min,

    /// <summary>The fastest stream's.</summary>
    Max,
}
