namespace EvalTest.Tool.Doctor;

/// <summary>How good something is.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>It works, and may surprise.</summary>
    Notice,

    /// <summary>Runs will fail, or results are in danger.</summary>
    Bad,
}
